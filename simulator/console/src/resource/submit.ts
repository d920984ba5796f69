// A form or dialog on its way to the API: busy, then done, or an error at the field that it names.
//
//   const submit = useSubmit<'cidr' | 'name'>({
//     fields: [[/CidrBlock|InvalidVpc\.Range/, 'cidr']],        // looked for in AWS's code and message
//     check: () => (cidr === '' ? {cidr: words.needed} : {}),   // what the form itself can say (optional)
//     send: async () => (await ec2(home).send(new CreateVpcCommand({CidrBlock: cidr}))).Vpc?.VpcId ?? '',
//     done: (id) => …,                                          // after success
//   });
//   <FormField errorText={submit.errorAt('cidr')}>…  <Button loading={submit.busy} onClick={submit.run}>
import {useState} from 'react';
import {apiErrorOf, type ApiError} from '../api/ec2';

export type FieldRules<Field extends string> = readonly (readonly [pattern: RegExp, field: Field])[];

interface Options<Field extends string, Result> {
  fields?: FieldRules<Field>;
  check?(): Partial<Record<Field, string>>;
  send(): Promise<Result>;
  done(result: Result): void;
}

export interface Submit<Field extends string> {
  busy: boolean;
  error: ApiError | undefined; ///< one that names no field: for the top of the form
  errorAt(field: Field): string | undefined;
  run(): void;
}

/// The field that an error names: by the first rule that its code or message meets.
export function fieldOf<Field extends string>(error: ApiError, rules: FieldRules<Field>): Field | undefined {
  return rules.find(([pattern]) => pattern.test(error.code) || pattern.test(error.message))?.[1];
}

export function useSubmit<Field extends string, Result = void>(options: Options<Field, Result>): Submit<Field> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  // From the first try on, so that what is mended loses its error at once.
  const [checking, setChecking] = useState(false);
  const found: Partial<Record<Field, string>> = (checking && options.check?.()) || {};
  const refused = error && fieldOf(error, options.fields ?? []);

  const run = () => {
    const wrong = options.check?.() ?? {};
    setChecking(true);
    setError(undefined);
    if (busy || Object.values(wrong).some((text) => text !== undefined)) return;
    setBusy(true);
    options.send().then(
      (result) => {
        setBusy(false);
        options.done(result);
      },
      (thrown) => {
        setBusy(false);
        setError(apiErrorOf(thrown));
      },
    );
  };
  return {
    busy,
    error: refused === undefined ? error : undefined,
    errorAt: (field) => found[field] ?? (error && refused === field ? `${error.code}: ${error.message}` : undefined),
    run,
  };
}
