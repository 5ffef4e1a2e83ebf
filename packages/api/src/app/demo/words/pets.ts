/** Names and breeds of invented pets. */
const list = (text: string): readonly string[] => text.trim().split(/\s*,\s*/)

export const petNames: readonly string[] = list(`
  Bella, Max, Luna, Charlie, Lucy, Cooper, Daisy, Milo, Molly, Buddy, Bailey, Rocky, Sadie, Bear, Lola, Duke, Stella, Tucker, Zoe, Oliver, Coco, Teddy, Ruby, Winston,
  Rosie, Leo, Penny, Gus, Willow, Finn, Olive, Murphy, Ginger, Oscar, Maggie, Louie, Pepper, Jasper, Hazel, Archie, Nala, Scout, Millie, Henry, Ellie, Ziggy, Honey,
  Moose, Piper, Loki, Cleo, Simba, Pickles, Hugo, Biscuit, Nutmeg, Otis, Maple, Ollie, Poppy, Remy, Mochi, Waffles, Rufus, Juno, Frankie, Birdie, Sparky, Dottie, Ace,
  Sunny, Toast, Clover, Bruno, Fig, Smokey, Shadow, Minnow, Pixel, Marble, Noodle, Peanut, Sasha, Thor, Violet, Whiskers, Xena, Yoshi, Zelda, Bonnie, Clyde, Dexter`)

export const breeds: Record<'dog' | 'cat', readonly string[]> = {
  dog: list(`
    Labrador Retriever, Golden Retriever, Cockapoo, Goldendoodle, Miniature Schnauzer, Standard Poodle, Toy Poodle, Shih Tzu, Bichon Frise, Cavalier King Charles Spaniel,
    Cocker Spaniel, English Springer Spaniel, Border Collie, Australian Shepherd, German Shepherd, Beagle, Dachshund, French Bulldog, Boston Terrier, Yorkshire Terrier,
    West Highland Terrier, Wire Fox Terrier, Border Terrier, Airedale Terrier, Havanese, Maltese, Pomeranian, Siberian Husky, Bernese Mountain Dog, Corgi, Whippet, Mixed breed`),
  cat: list(
    'Domestic Shorthair, Maine Coon, Persian, Ragdoll, British Shorthair, Siamese, Bengal, Norwegian Forest, Birman, Domestic Longhair',
  ),
}
