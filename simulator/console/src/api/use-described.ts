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
/// counts.
export function useDescribed<Data>(ask: () => Promise<Data>, dependencies: readonly unknown[]): Described<Data> {
  const {beat} = useLive();
  const [answer, setAnswer] = useState<{data?: Data; error?: ApiError; loading: boolean}>({loading: true});
  const [asked, setAsked] = useState(0);
  const latest = useRef(0);
  const scope = useRef<readonly unknown[]>();
  useEffect(() => {
    const number = ++latest.current;
    const sameScope = scope.current !== undefined && scope.current.every((value, i) => value === dependencies[i]);
    scope.current = dependencies;
    if (!sameScope) setAnswer({loading: true});
    ask().then(
      (data) => number === latest.current && setAnswer({data, loading: false}),
      (thrown) =>
        number === latest.current &&
        setAnswer((before) => ({data: before.data, error: apiErrorOf(thrown), loading: false})),
    );
    // eslint-disable-next-line: `ask` is new at each render; what it depends on is in `dependencies`.
  }, [...dependencies, beat, asked]);
  const refresh = useCallback(() => setAsked((n) => n + 1), []);
  return {data: answer.data, loading: answer.loading, error: answer.error, refresh};
}
