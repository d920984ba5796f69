// "Edit CIDRs": each is added or removed at once, as on AWS.
import {useState} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import {AssociateVpcCidrBlockCommand, DisassociateVpcCidrBlockCommand} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {ApiAlert} from '../../resource/api-alert';
import {useCommonWords} from '../../resource/common-words';
import type {Kind} from '../../resource/kind';
import {Status} from '../../resource/status';
import {useSubmit} from '../../resource/submit';
import {useHome} from '../../resource/use-home';
import {href} from '../../route';
import {usePage} from '../../shell/page';
import {useFormWords} from './form-words';
import {blocksOf, type Block, type ListedVpc} from './listed-vpc';
import {useVpcWords} from './vpc-words';

interface Props {
  kind: Kind<ListedVpc>;
  vpc: ListedVpc;
  refresh(): void;
}

/// The last IPv4 CIDR can't go: the API says so, in its row.
function RemoveButton({block, refresh}: {block: Block; refresh(): void}) {
  const words = useFormWords();
  const home = useHome();
  const removal = useSubmit<never, unknown>({
    send: () => ec2(home).send(new DisassociateVpcCidrBlockCommand({AssociationId: block.association})),
    done: refresh,
  });
  return (
    <SpaceBetween size="xs">
      <Button ariaLabel={words.removeCidr(block.cidr)} loading={removal.busy} onClick={removal.run}>
        {words.remove}
      </Button>
      <ApiAlert error={removal.error} />
    </SpaceBetween>
  );
}

function Blocks({blocks, title, refresh}: {blocks: Block[]; title: string; refresh(): void}) {
  const words = useFormWords();
  const vpcWords = useVpcWords();
  return (
    <Table
      variant="embedded"
      wrapLines
      header={<Header variant="h2">{title}</Header>}
      items={blocks}
      trackBy="association"
      empty={<Box textAlign="center">{words.none}</Box>}
      columnDefinitions={[
        {id: 'cidr', header: 'CIDR', isRowHeader: true, cell: (block) => block.cidr},
        {id: 'status', header: vpcWords.status, minWidth: 150, cell: (block) => <Status state={block.state} />},
        {
          id: 'remove',
          header: words.remove,
          cell: (block) => <RemoveButton block={block} refresh={refresh} />,
        },
      ]}
    />
  );
}

function NewIpv4({vpc, refresh}: {vpc: string; refresh(): void}) {
  const words = useFormWords();
  const home = useHome();
  const [cidr, setCidr] = useState('');
  const addition = useSubmit<'cidr', unknown>({
    fields: [[/./, 'cidr']],
    check: () => ({cidr: cidr.trim() === '' ? words.needCidr : undefined}),
    send: () => ec2(home).send(new AssociateVpcCidrBlockCommand({VpcId: vpc, CidrBlock: cidr.trim()})),
    done: () => {
      setCidr('');
      refresh();
    },
  });
  return (
    <FormField
      label={words.cidr}
      errorText={addition.errorAt('cidr')}
      secondaryControl={
        <Button loading={addition.busy} onClick={addition.run}>
          {words.addIpv4}
        </Button>
      }
    >
      <Input value={cidr} placeholder="10.1.0.0/16" onChange={({detail}) => setCidr(detail.value)} />
    </FormField>
  );
}

function NewIpv6({vpc, refresh}: {vpc: string; refresh(): void}) {
  const words = useFormWords();
  const home = useHome();
  const addition = useSubmit<never, unknown>({
    send: () =>
      ec2(home).send(new AssociateVpcCidrBlockCommand({VpcId: vpc, AmazonProvidedIpv6CidrBlock: true})),
    done: refresh,
  });
  return (
    <SpaceBetween size="xs">
      <ApiAlert error={addition.error} />
      <Button loading={addition.busy} onClick={addition.run}>
        {words.addIpv6}
      </Button>
    </SpaceBetween>
  );
}

export function EditCidrs({kind, vpc, refresh}: Props) {
  const words = useFormWords();
  const vpcWords = useVpcWords();
  const common = useCommonWords();
  const id = vpc.VpcId ?? '';
  usePage(vpcWords.editCidrs, [
    {text: common.vpc, href: href('dashboard')},
    {text: kind.many, href: href(kind.path)},
    {text: id, href: href(kind.path, id)},
  ]);
  const blocks = blocksOf(vpc);
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{vpcWords.editCidrs}</Header>
      <Container>
        <SpaceBetween size="m">
          <Blocks title={words.ipv4Cidrs} blocks={blocks.filter(({type}) => type === 'IPv4')} refresh={refresh} />
          <NewIpv4 vpc={id} refresh={refresh} />
        </SpaceBetween>
      </Container>
      <Container>
        <SpaceBetween size="m">
          <Blocks title={words.ipv6Cidrs} blocks={blocks.filter(({type}) => type === 'IPv6')} refresh={refresh} />
          <NewIpv6 vpc={id} refresh={refresh} />
        </SpaceBetween>
      </Container>
      <Box float="right">
        <Button href={href(kind.path, id)}>{common.close}</Button>
      </Box>
    </SpaceBetween>
  );
}
