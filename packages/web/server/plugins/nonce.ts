/** Only scripts that carry the nonce of the answer run: the API's process makes one for each page and names it in the page's policy. */
export default defineNitroPlugin(nitroApp => {
  nitroApp.hooks.hook('render:html', (html, { event }) => {
    const cspNonce = event.node.req.headers['x-csp-nonce']
    if (typeof cspNonce !== 'string') return
    const withNonce = (parts: string[]) => parts.map(part => part.replaceAll('<script', `<script nonce="${cspNonce}"`))
    html.head = withNonce(html.head)
    html.bodyPrepend = withNonce(html.bodyPrepend)
    html.bodyAppend = withNonce(html.bodyAppend)
  })
})
