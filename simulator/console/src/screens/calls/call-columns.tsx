// What the table of calls shows of each.
import {useMemo} from 'react';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type {Call} from '../../api/control';
import {useActionName} from '../../emulator/own-calls';
import {timeText} from '../../emulator/time';
import type {Column} from '../../resource/kind';
import {clientOf} from './agent';
import {useWords} from './words';

const isTag = /^TagSpecification\./;
const summaries = new WeakMap<Call, string>(); // the list is made anew a few times a second

/// In one line; tags come last, since they say least.
export function parameterSummary(call: Call): string {
  let summary = summaries.get(call);
  if (summary !== undefined) return summary;
  const parameters = call.parameters.filter(([name]) => name !== 'ClientToken');
  const tags = parameters.filter(([name]) => isTag.test(name));
  const others = parameters.filter(([name]) => !isTag.test(name));
  summary = [...others, ...tags].map(([name, value]) => `${name}=${value}`).join(', ');
  summaries.set(call, summary);
  return summary;
}

export function answerText(call: Call): string {
  return call.error?.code ?? (call.ids.join(', ') || String(call.status));
}

export function Answer({call}: {call: Call}) {
  const text = answerText(call);
  return <StatusIndicator type={call.status >= 400 ? 'error' : 'success'}>{text}</StatusIndicator>;
}

export function useCallColumns(): Column<Call>[] {
  const words = useWords();
  const nameOf = useActionName();
  return useMemo(() => {
    const clientName = (call: Call) => {
      const {name} = clientOf(call.agent);
      return name === 'console' ? words.thisConsole : name;
    };
    return [
      {id: 'number', header: words.number, value: (call) => call.number, hidden: true, width: 90},
      {id: 'time', header: words.time, value: (call) => call.at, cell: (call) => timeText(call.at), width: 215},
      {id: 'action', header: words.action, value: (call) => nameOf(call.action), width: 240},
      {id: 'parameters', header: words.parameters, value: parameterSummary, width: 380},
      {id: 'answer', header: words.answer, value: answerText, cell: (call) => <Answer call={call} />, width: 280},
      {id: 'account', header: words.account, value: (call) => call.account, width: 140},
      {id: 'region', header: words.region, value: (call) => call.region, width: 120},
      {id: 'client', header: words.client, value: clientName, width: 130},
      {id: 'message', header: words.message, value: (call) => call.error?.message, hidden: true, width: 400},
      {id: 'caller', header: words.caller, value: (call) => call.caller, hidden: true, width: 260},
    ];
  }, [words, nameOf]);
}
