// The AWS CLI commands of some calls. AWS's model of EC2 is large: it is fetched when it is first needed.
import {useEffect, useState} from 'react';
import type {Call} from '../../api/control';
import {apiErrorOf, type ApiError} from '../../api/ec2';
import {cliOneCommand, cliScript, idsFromElsewhere, type Script} from './cli/cli-script';
import {lookUps} from './cli/look-up';
import {modelOf, type Model} from './cli/wire-model';

let loaded: Promise<Model> | undefined;

function loadModel(): Promise<Model> {
  loaded ??= import('@aws-sdk/client-ec2/dist-es/schemas/schemas_0.js?whole').then((schemas) => modelOf(schemas));
  return loaded;
}

/// One call is for this emulator, several are for an empty one.
async function scriptOf(calls: readonly Call[]): Promise<Script> {
  const model = await loadModel();
  const [only] = calls;
  if (only !== undefined && calls.length === 1)
    return {text: cliOneCommand(only, {model, endpoint: location.origin}), unknown: []};
  const found = await lookUps(idsFromElsewhere(calls, model), calls);
  return cliScript(calls, {model, endpoint: location.origin, lookUps: found});
}

/// `calls`: the oldest first.
export function useScript(calls: readonly Call[]): {script?: Script; error?: ApiError} {
  const [answer, setAnswer] = useState<{script?: Script; error?: ApiError}>({});
  useEffect(() => {
    let wanted = true;
    setAnswer({});
    scriptOf(calls).then(
      (script) => wanted && setAnswer({script}),
      (thrown) => wanted && setAnswer({error: apiErrorOf(thrown)}),
    );
    return () => {
      wanted = false;
    };
  }, [calls]);
  return answer;
}
