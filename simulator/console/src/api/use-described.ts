// What the API describes, for a screen: asked anew whenever the state has changed, whoever changed it.
import {useCallback, useEffect, useRef, useState} from 'react';
import {useLive} from './live';
import {apiErrorOf, type ApiError} from './ec2';

export interface Described<Data> {
  data: Data | undefined; ///< the last answer; it stays while a newer one is on its way
  loading: boolean; ///< nothing has been answered yet
  error: ApiError | undefined; ///< of the last question
  refresh(): void;
}

/// `ask` is called when `dependencies` or the state have changed; of answers that cross, the latest question's
/// counts. While an answer is on its way, changes of the state make for one more question after it, however many
/// they are: who changes much neither floods the API nor keeps a long list from ever being shown.
export function useDescribed<Data>(ask: () => Promise<Data>, dependencies: readonly unknown[]): Described<Data> {
  const {beat} = useLive();
  const [answer, setAnswer] = useState<{data?: Data; error?: ApiError; loading: boolean}>({loading: true});
  const [asked, setAsked] = useState(0);
  const latest = useRef({number: 0, underWay: false, again: false});
  const scope = useRef<readonly unknown[]>();
  const question = useRef(ask);
  question.current = ask;
  useEffect(() => {
    const sameScope = scope.current !== undefined && scope.current.every((value, i) => value === dependencies[i]);
    scope.current = dependencies;
    const state = latest.current;
    if (sameScope && state.underWay) {
      state.again = true;
      return;
    }
    if (!sameScope) setAnswer({loading: true});
    const put = () => {
      const number = ++state.number;
      state.underWay = true;
      state.again = false;
      const answered = (change: (before: {data?: Data}) => {data?: Data; error?: ApiError}) => {
        if (number !== state.number) return;
        state.underWay = false;
        setAnswer((before) => ({...change(before), loading: false}));
        if (state.again) put();
      };
      question.current().then(
        (data) => answered(() => ({data})),
        (thrown) => answered((before) => ({data: before.data, error: apiErrorOf(thrown)})),
      );
    };
    put();
    // eslint-disable-next-line: `ask` is new at each render; what it depends on is in `dependencies`.
  }, [...dependencies, beat, asked]);
  const refresh = useCallback(() => setAsked((n) => n + 1), []);
  return {data: answer.data, loading: answer.loading, error: answer.error, refresh};
}
