// Connections on the simulated network, as they are made or turned away.
import {control, type NetworkEvent} from '../../api/control';
import type {LiveMessage} from '../../api/live';
import {useNumbered, type Answer} from '../../emulator/numbered';

async function ask(after: number): Promise<Answer<NetworkEvent>> {
  const {events, last} = await control.get<{events: NetworkEvent[]; last: number}>(`/events?after=${after}`);
  return {items: events, last};
}

function pick(message: LiveMessage): NetworkEvent | undefined {
  return message.kind === 'event' ? message.event : undefined;
}

export function useEvents() {
  return useNumbered(ask, pick);
}
