// The calls of the API, as they are made.
import {control, type Call} from '../../api/control';
import type {LiveMessage} from '../../api/live';
import {useNumbered, type Answer} from '../../emulator/numbered';

async function ask(after: number): Promise<Answer<Call>> {
  const {calls, last} = await control.get<{calls: Call[]; last: number}>(`/calls?after=${after}`);
  return {items: calls, last};
}

function pick(message: LiveMessage): Call | undefined {
  return message.kind === 'call' ? message.call : undefined;
}

export function useCalls() {
  return useNumbered(ask, pick);
}
