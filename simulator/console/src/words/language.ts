// The languages that the console speaks. Without React: what has words for both but shows nothing itself starts
// here.
export type Language = 'en' | 'ja';
export const languages: readonly Language[] = ['en', 'ja'];

/// The same names in both: a word that isn't translated doesn't compile.
export interface Words<Terms> {
  en: Terms;
  ja: Terms;
}

export function pick<Terms>(words: Words<Terms>, language: Language): Terms {
  return words[language];
}
