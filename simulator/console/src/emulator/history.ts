// The states that calls have made, to go back to.
import {control} from '../api/control';
import type {Home} from '../api/ec2';
import {useDescribed} from '../api/use-described';

/// The state after a call.
export interface Step extends Home {
  number: number; ///< the call's; 0: what there was before all of them
  at: string;
  service: string;
  action: string; ///< of the emulator's own controls, "POST /_vpcsim/reset"
  ids: string[];
}

/// The oldest first.
export async function historySteps(): Promise<Step[]> {
  return (await control.get<{steps: Step[]}>('/history')).steps;
}

export function useHistory() {
  return useDescribed(historySteps, []);
}

/// Everything is again as it was after that call; the clock stays.
export function rewind(to: number): Promise<unknown> {
  return control.post('/history', {to});
}
