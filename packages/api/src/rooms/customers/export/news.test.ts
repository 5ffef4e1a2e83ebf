import { expect, it } from 'vitest'
import { createNews } from './news'

it('news reach those who listen for that export, until they leave', () => {
  const news = createNews()
  const heard: string[] = []
  const leave = news.listen('a', () => heard.push('first'))
  // Who leaves while they are told keeps nobody from hearing.
  const once = news.listen('a', () => {
    once()
    heard.push('once')
  })
  news.listen('b', () => heard.push('other'))
  news.tell('a')
  news.tell('a')
  leave()
  leave()
  news.tell('a')
  expect(heard).toEqual(['first', 'once', 'first'])
})
