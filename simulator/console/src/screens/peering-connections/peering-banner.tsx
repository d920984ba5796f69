// What is to be done next with a peering connection: accept it, where; add routes; or why it failed.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type {VpcPeeringConnection} from '@aws-sdk/client-ec2';
import {TimeLeft} from '../../resource/time';
import {useHome} from '../../resource/use-home';
import {go, href} from '../../route';
import {useGoToHome} from '../../session/use-go-to-home';
import {homeOf, isAt, sidesAt, statusOf} from './peering';
import {useRoutesTo} from './peering-routes';
import {usePeeringWords} from './peering-words';

interface Props {
  peering: VpcPeeringConnection;
}

function Pending({peering}: Props) {
  const words = usePeeringWords();
  const home = useHome();
  const goToHome = useGoToHome();
  const accepter = homeOf(peering.AccepterVpcInfo);
  const isHere = isAt(peering.AccepterVpcInfo, home);
  return (
    <Alert
      type="info"
      header={words.pendingTitle}
      action={
        !isHere && (
          <Button
            onClick={() => goToHome(accepter, href('peering-connections', peering.VpcPeeringConnectionId ?? ''))}
          >
            {words.goThere}
          </Button>
        )
      }
    >
      {isHere ? words.pendingHere : words.pendingThere(accepter.account, accepter.region)}{' '}
      {peering.ExpirationTime && <TimeLeft until={peering.ExpirationTime} />}
    </Alert>
  );
}

/// As long as a VPC of ours has no route to the other one.
function RoutesMissing({peering}: Props) {
  const words = usePeeringWords();
  const home = useHome();
  const {data} = useRoutesTo(home, peering.VpcPeeringConnectionId ?? '');
  if (data === undefined) return null;
  const routed = new Set(data.map(({table}) => table.VpcId));
  if (sidesAt(peering, home).every((side) => routed.has(side.VpcId))) return null;
  return (
    <Alert
      type="info"
      action={<Button onClick={() => go(href('route-tables'))}>{words.modifyRoutes}</Button>}
    >
      {words.addRoutes}
    </Alert>
  );
}

export function PeeringBanner({peering}: Props) {
  const words = usePeeringWords();
  switch (statusOf(peering)) {
    case 'pending-acceptance':
      return <Pending peering={peering} />;
    case 'active':
      return <RoutesMissing peering={peering} />;
    case 'failed':
      return (
        <Alert type="error" header={words.failedTitle}>
          {peering.Status?.Message}
        </Alert>
      );
    default:
      return null;
  }
}
