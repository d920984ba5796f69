// The gateways at the edge of a VPC, as the pages of route tables list them.
import type {TableProps} from '@cloudscape-design/components/table';
import {useHome} from '../../resource/use-home';
import {useCommonWords} from '../../resource/common-words';
import {IdLink} from '../../resource/id-link';
import {Status} from '../../resource/status';
import {useDescribed, type Described} from '../../api/use-described';
import {candidatesIn, type Candidate} from './candidates';
import {useAssociationWords} from './words';

export const gatewayIdOf = (gateway: Candidate) => gateway.id;

export interface EdgeGateways {
  internet: Candidate[];
  vpn: Candidate[];
}

/// Internet gateways and virtual private gateways that are attached to the VPC.
export function useEdgeGateways(vpc: string): Described<EdgeGateways> {
  const home = useHome();
  return useDescribed(async () => {
    const [internet, vpn] = await Promise.all([
      candidatesIn(home, vpc, 'internet-gateway'),
      candidatesIn(home, vpc, 'virtual-private-gateway'),
    ]);
    return {internet, vpn};
  }, [home, vpc]);
}

export function useGatewayColumns(): TableProps.ColumnDefinition<Candidate>[] {
  const words = useAssociationWords();
  const common = useCommonWords();
  return [
    {id: 'id', header: words.gatewayId, cell: (gateway) => <IdLink id={gateway.id} />, isRowHeader: true},
    {id: 'name', header: common.name, cell: (gateway) => gateway.name || '–'},
    {id: 'state', header: words.state, cell: () => <Status state="attached" />},
  ];
}
