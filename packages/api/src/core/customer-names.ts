/** SQL that finds customers by their names and tags; each part is a range of an index that row-level security lets be used. */
/** No letter of a name comes after it. */
const LAST_LETTER = `U&'\\+10FFFF'`

/** Whether a `name_key` begins so, capitals aside: a range of the index that stands on it, also under row-level security. `start` is SQL. */
export const nameBegins = (key: string, start: string): string =>
  `(${key} ~>=~ lower(${start}) and ${key} ~<~ (lower(${start}) || ${LAST_LETTER}))`

/** Ids of customers of provider `$1` with a later word of their name that begins so. `start` is SQL. */
export const laterWordBegins = (start: string): string =>
  `select w.customer_id from customer_words w
    where w.provider_id = $1 and w.kind = 'NAME' and w.text >= lower(${start}) and w.text < (lower(${start}) || ${LAST_LETTER})`

/** Ids of customers of provider `$1` with any word of their name that begins so. `start` is SQL. */
export const anyWordBegins = (start: string): string =>
  `select f.id from customers f where f.provider_id = $1 and ${nameBegins('f.name_key', start)} union ${laterWordBegins(start)}`

/** Ids of customers of provider `$1` who have that very tag, capitals aside. `tag` is SQL. */
export const taggedSo = (tag: string): string =>
  `select w.customer_id from customer_words w where w.provider_id = $1 and w.kind = 'TAG' and w.text = lower(${tag})`
