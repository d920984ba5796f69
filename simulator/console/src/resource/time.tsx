// Instants and how long until them, in the language of the session; on the emulator's clock.
//
//   <Instant at={peering.ExpirationTime} />        "December 4, 2026 at 6:34:31 PM UTC"
//   <TimeLeft until={peering.ExpirationTime} />    "6 days 23 hours"
import {useVirtualNow} from '../api/virtual-now';
import {useSession} from '../session/session';
import {durationText, instantText} from './time-text';

export function Instant({at}: {at: Date | undefined}) {
  const {language} = useSession();
  return <>{at === undefined ? '–' : instantText(at, language)}</>;
}

export function TimeLeft({until}: {until: Date}) {
  const {language} = useSession();
  const now = useVirtualNow();
  return <>{now === undefined ? '…' : durationText(until.getTime() - now, language)}</>;
}
