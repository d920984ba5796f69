// The answer to a question, and again whenever the network has changed.
import {useEffect, useRef, useState} from 'react';
import type {Language} from '../../words/words';
import type {NetworkModel} from './parts';
import {askPath, type PathAnswer} from './path-answer';
import {asAsked, isComplete, type Question} from './question';

export interface Asked {
  answer: PathAnswer | undefined;
  error: string;
}

const nothing: Asked = {answer: undefined, error: ''};

/// The same answer again is the same object: who follows the packet isn't sent back to its beginning.
export function usePath(question: Question, language: Language, model: NetworkModel | undefined): Asked {
  const [asked, setAsked] = useState(nothing);
  const latest = useRef(0);
  const text = useRef('');
  useEffect(() => {
    const number = ++latest.current;
    if (model === undefined) return;
    if (!isComplete(question)) {
      text.current = '';
      setAsked(nothing);
      return;
    }
    askPath(asAsked(question, model), language).then(
      (answer) => {
        const now = JSON.stringify(answer);
        if (number !== latest.current || now === text.current) return;
        text.current = now;
        setAsked({answer, error: ''});
      },
      (thrown: unknown) => {
        if (number !== latest.current) return;
        text.current = '';
        setAsked({answer: undefined, error: thrown instanceof Error ? thrown.message : String(thrown)});
      },
    );
  }, [question, language, model]);
  return asked;
}
