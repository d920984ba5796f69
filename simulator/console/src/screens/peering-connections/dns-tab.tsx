// Whether each side resolves the other's public DNS names to private addresses.
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type {VpcPeeringConnection} from '@aws-sdk/client-ec2';
import {href} from '../../route';
import {useDnsWords} from './dns-words';
import {statusOf, type Side} from './peering';
import {usePeeringWords} from './peering-words';

export function DnsTab({peering}: {peering: VpcPeeringConnection}) {
  const words = useDnsWords();
  const peeringWords = usePeeringWords();
  const allowed = (side: Side | undefined) =>
    side?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc ? (
      <StatusIndicator>{words.enabled}</StatusIndicator>
    ) : (
      <StatusIndicator type="stopped">{words.disabled}</StatusIndicator>
    );
  const {RequesterVpcInfo: requester, AccepterVpcInfo: accepter} = peering;
  return (
    <SpaceBetween size="m">
      <Header
        variant="h3"
        actions={
          <Button
            disabled={statusOf(peering) !== 'active'}
            disabledReason={peeringWords.onlyActive}
            href={href('peering-connections', peering.VpcPeeringConnectionId ?? '', 'edit-dns')}
          >
            {peeringWords.editDns}
          </Button>
        }
      >
        {words.settings}
      </Header>
      <KeyValuePairs
        columns={2}
        items={[
          {
            type: 'group',
            title: words.requesterSide(requester?.VpcId ?? ''),
            items: [{label: words.requesterAllows, value: allowed(requester)}],
          },
          {
            type: 'group',
            title: words.accepterSide(accepter?.VpcId ?? ''),
            items: [{label: words.accepterAllows, value: allowed(accepter)}],
          },
        ]}
      />
    </SpaceBetween>
  );
}
