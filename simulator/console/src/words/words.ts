// The console's words, in English and Japanese. Each part declares its own, beside its code:
//
//   const useWords = defineWords({
//     en: {title: 'Your VPCs', found: (n: number) => `${n} found`},
//     ja: {title: 'お使いの VPC', found: (n) => `${n} 件`},
//   });
//
// Terms are those of AWS's own console in that language. What the API answers stays as it came.
import {useSession} from '../session/session';
import type {Words} from './language';

export {languages, pick, type Language, type Words} from './language';

/// A hook: the words in the language of the session.
export function defineWords<Terms>(words: Words<Terms>): () => Terms {
  return () => words[useSession().language];
}
