// In a long form, what is wrong may be out of sight: the first field that complains gets the focus, or the top
// of the form, where an error that names no field stands, is scrolled to.
//
//   const refusal = useShowRefusal(submit);
//   <form ref={refusal.form} onSubmit={… submit.run(); refusal.tried(); …}>
import {useEffect, useRef, useState, type RefObject} from 'react';
import type {ApiError} from '../api/ec2';

interface Refusal {
  form: RefObject<HTMLFormElement>;
  tried(): void;
}

export function useShowRefusal({busy, error}: {busy: boolean; error: ApiError | undefined}): Refusal {
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (busy || tries === 0) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    wrong?.scrollIntoView({block: 'center'});
    wrong?.focus({preventScroll: true});
    if (!wrong && error) form.current?.scrollIntoView();
  }, [busy, tries, error]);
  return {form, tried: () => setTries((count) => count + 1)};
}
