// The CIDRs of a VPC.
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import {Status} from '../../resource/status';
import {href} from '../../route';
import {blocksOf, type ListedVpc} from './listed-vpc';
import {useVpcWords} from './vpc-words';

export function CidrsTab({vpc}: {vpc: ListedVpc}) {
  const words = useVpcWords();
  const blocks = blocksOf(vpc);
  return (
    <Table
      variant="embedded"
      items={blocks}
      trackBy="association"
      header={
        <Header
          variant="h3"
          counter={`(${blocks.length})`}
          actions={<Button href={href('vpcs', vpc.VpcId ?? '', 'edit-cidrs')}>{words.editCidrs}</Button>}
        >
          CIDRs
        </Header>
      }
      columnDefinitions={[
        {id: 'type', header: words.addressType, cell: (block) => block.type},
        {id: 'cidr', header: 'CIDR', isRowHeader: true, cell: (block) => block.cidr},
        {id: 'group', header: words.borderGroup, cell: (block) => block.borderGroup ?? '–'},
        {id: 'status', header: words.status, cell: (block) => <Status state={block.state} />},
      ]}
    />
  );
}
