/** Names of invented people, by the language of the place. */
export interface PeopleWords {
  first: readonly string[]
  last: readonly string[]
  phone: (digits: () => number) => string
}

const list = (text: string): readonly string[] => text.trim().split(/\s+/)

const english = list(`
  Abigail Adam Aisha Alex Alice Amara Amelia Amy Andrew Angela Anna Anthony Aria Arthur Asha Ava Beatrice Ben Beth Brandon Brian Bridget Caleb Camila
  Carla Caroline Cathy Charles Charlotte Chloe Chris Claire Clara Connor Daisy Dana Daniel Darius David Deborah Denise Derek Diana Diego Dominic Donna
  Edward Eleanor Eli Elise Emily Emma Eric Erin Esther Ethan Eva Evelyn Fatima Felix Fiona Frances Frank Gabriel Gemma George Gina Gloria Gordon Greta
  Hannah Harriet Harry Hazel Heather Helen Henry Holly Hugo Ian Imani Irene Iris Isaac Isabel Ivy Jack Jada James Jamie Jane Jasmine Jason Jean Jeremy
  Jesse Joan Joel John Jonah Jordan Joseph Joyce Juan Judith Julia June Karen Kate Keith Kelly Kenji Kevin Kim Kyle Laura Lauren Leah Leo Liam Lila Linda
  Lisa Logan Louise Lucas Lucy Luis Lydia Maya Megan Mei Michael Mina Miriam Molly Monica Nadia Naomi Natalie Nathan Neil Nick Nina Noah Nora Olivia Omar
  Owen Pamela Patrick Paul Paula Penny Peter Phoebe Quinn Rachel Ravi Rebecca Renee Rita Robert Robin Rosa Rose Ruby Russell Ruth Ryan Samir Sandra Sara
  Scott Sean Shauna Silvia Simon Sofia Sonia Stella Steven Susan Tara Teresa Thomas Tim Tina Tyler Uma Valerie Vera Victor Violet Wendy Will Yara Zoe`)

const american = list(`
  Adams Alvarez Anderson Bailey Baker Barnes Bennett Brooks Brown Burns Butler Campbell Carter Castillo Chang Chavez Chen Clark Coleman Collins Cook Cooper
  Cox Cruz Davis Diaz Edwards Ellis Evans Fisher Fleming Flores Foster Garcia Gibson Gomez Gonzalez Graham Grant Gray Green Griffin Gupta Hall Hamilton
  Harris Hayes Henderson Hernandez Hill Howard Hughes Hunter Jackson James Jenkins Johnson Jones Kaplan Kelly Kennedy Khan Kim King Klein Kowalski Lee Lewis
  Long Lopez Marshall Martin Martinez Mason McCarthy Mehta Meyer Miller Mitchell Moore Morales Morgan Morris Murphy Murray Myers Nelson Nguyen Novak Ortiz
  Owens Park Parker Patel Perez Perry Peterson Phillips Powell Price Ramirez Reed Reyes Reynolds Richardson Rivera Roberts Robinson Rogers Rosen Ross Russell
  Russo Sanders Schmidt Scott Shah Shaw Silva Simmons Singh Smith Snyder Sullivan Tanaka Taylor Thomas Torres Tran Turner Vasquez Walker Wallace Ward Watson
  Webb Weiss West White Williams Wilson Wong Wood Wright Young Zhang`)

const british = list(`
  Ahmed Ali Atkinson Barker Begum Bell Bennett Booth Bradley Chambers Chapman Clarke Cole Dawson Dixon Doyle Ellis Fletcher Foster Fox Gill Gordon Graham
  Hart Harvey Holmes Hussain Kaur Knight Lane Lawson Lloyd Marsh Mason Mills Osborne Palmer Patel Pearce Poole Reid Rhodes Saunders Sharp Shepherd Spencer
  Stone Thornton Walsh Watts Webster Wells Whitfield Wilkinson Yates`)

const germanFirst = list(`
  Anja Andreas Anna Anton Astrid Ben Bernd Birgit Carla Charlotte Christian Claudia Clara Dieter Dirk Elif Elke Emil Emma Erik Eva Felix Finn Frank Frieda
  Gabriele Greta Hanna Hannes Heike Helga Henrik Ida Ines Inga Jan Jana Jens Jonas Julia Jutta Kai Karin Karl Katja Klaus Lars Lea Lena Leon Leyla Lina Lukas
  Luise Maja Malte Manfred Marie Markus Martina Matthias Max Mehmet Mia Michael Moritz Nele Niklas Nina Norbert Olaf Oskar Paul Paula Petra Philipp Ralf Renate
  Robert Rosa Sabine Sandra Selin Silke Simon Sofia Stefan Susanne Svenja Theo Thomas Tim Tobias Ulrike Uwe Vera Volker Yusuf`)

const german = list(`
  Albrecht Arslan Bauer Becker Berger Böhm Brandt Busch Dietrich Engel Fischer Franke Friedrich Fuchs Graf Groß Günther Haas Hahn Hartmann Heinrich Herrmann
  Hoffmann Horn Huber Jäger Jung Kaiser Keller Klein Koch König Köhler Kraus Krüger Kuhn Lange Lehmann Lorenz Maier Meyer Möller Müller Neumann Otto Peters
  Pfeiffer Pohl Richter Roth Sauer Schäfer Schmidt Schneider Scholz Schröder Schubert Schulz Schwarz Seidel Simon Sommer Stein Thomas Vogt Wagner Walter Weber
  Weiß Werner Winkler Winter Wolf Yılmaz Ziegler Zimmermann`)

const digits = (count: number, next: () => number) => Array.from({ length: count }, next).join('')

/** Telephone numbers are of the ranges that are kept free for fiction. */
export const peopleWords: Record<'en-US' | 'en-GB' | 'de-DE', PeopleWords> = {
  'en-US': { first: english, last: american, phone: next => `+1 212 555 01${digits(2, next)}` },
  'en-GB': { first: english, last: [...british, ...american.slice(0, 40)], phone: next => `+44 20 7946 0${digits(3, next)}` },
  'de-DE': { first: germanFirst, last: german, phone: next => `+49 30 23125 ${digits(3, next)}` },
}
