/** The look of Nuxt UI's components in this house. */
export default defineAppConfig({
  ui: {
    colors: { primary: 'pine', neutral: 'stone', success: 'emerald', warning: 'amber', error: 'rose', info: 'sky' },
    button: {
      slots: { base: 'font-medium cursor-pointer' },
      // Lighter grounds under the pointer would take the label below AA.
      compoundVariants: [{ color: 'primary' as const, variant: 'solid' as const, class: 'hover:bg-primary/90 active:bg-primary/90' }],
    },
    formField: { slots: { label: 'text-[13px]', error: 'text-[13px]' } },
    input: { slots: { root: 'w-full' } },
    textarea: { slots: { root: 'w-full' } },
    select: { slots: { base: 'w-full' } },
    tooltip: { slots: { content: 'h-auto max-w-80 px-2.5 py-1.5 text-[13px]' } },
    slideover: { slots: { content: 'sm:max-w-md', header: 'min-h-14 py-3', body: 'p-5 sm:p-6', footer: 'px-5 py-4 sm:px-6' } },
    toast: { slots: { root: 'rounded-xl', title: 'text-[13.5px]' } },
  },
})
