// "Edit subnet associations": #/network-acls/acl-1/edit-subnet-associations.
import {useState} from 'react';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import TokenGroup from '@cloudscape-design/components/token-group';
import type {NetworkAcl} from '@aws-sdk/client-ec2';
import {useDescribed} from '../../api/use-described';
import {useCommonWords} from '../../resource/common-words';
import {FormPage} from '../../resource/form-page';
import {IdLink} from '../../resource/id-link';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {useSubnets} from '../../resource/subnet-select';
import {nameOf, titleOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {defineWords} from '../../words/words';
import {aclsOf, associationsOf, saveAssociations} from './acls';
import {useAclWords} from './words';

const useWords = defineWords({
  en: {
    about: 'Change which subnets are associated with this network ACL.',
    available: 'Available subnets',
    selected: 'Selected subnets',
    name: 'Name',
    none: 'No subnets',
    noneHint: 'The VPC of this network ACL has no subnets.',
    stay: 'A subnet leaves the default network ACL by being associated with another one.',
    selectAll: 'Select all',
    select: (subnet: string) => `Select ${subnet}`,
    dismiss: (subnet: string) => `Remove ${subnet}`,
    saved: (id: string) => `You have successfully updated subnet associations for ${id}.`,
  },
  ja: {
    about: 'このネットワーク ACL に関連付けるサブネットを変更します。',
    available: '利用可能なサブネット',
    selected: '選択されたサブネット',
    name: 'Name',
    none: 'サブネットなし',
    noneHint: 'このネットワーク ACL の VPC にはサブネットがありません。',
    stay: 'サブネットをデフォルトのネットワーク ACL から外すには、別のネットワーク ACL に関連付けます。',
    selectAll: 'すべて選択',
    select: (subnet) => `${subnet} を選択`,
    dismiss: (subnet) => `${subnet} を削除`,
    saved: (id) => `${id} のサブネットの関連付けが正常に更新されました。`,
  },
});

export function EditAssociations({acl}: {acl: NetworkAcl}) {
  const words = useWords();
  const common = useCommonWords();
  const aclWords = useAclWords();
  const home = useHome();
  const saved = useSaved('network-acls');
  const id = acl.NetworkAclId ?? '';
  const vpc = acl.VpcId ?? '';
  const {data: subnets = [], loading} = useSubnets(home, vpc);
  const {data: acls = []} = useDescribed(() => aclsOf(home, vpc), [home, vpc]);
  const now = associationsOf(acls);
  const [chosen, setChosen] = useState(
    () => new Set((acl.Associations ?? []).map((association) => association.SubnetId ?? '')),
  );
  const selected = subnets.filter((subnet) => chosen.has(subnet.SubnetId ?? ''));
  // A subnet has no ACL but by having another: the default can't let go of one.
  const mustStay = (subnet: string | undefined) =>
    acl.IsDefault === true && now.get(subnet ?? '')?.acl === id;
  const submit = useSubmit<never>({
    send: () => saveAssociations(home, acl, subnets, chosen),
    done: () => saved(words.saved(id), id),
  });
  return (
    <FormPage
      kind={{path: 'network-acls', many: aclWords.acls}}
      id={id}
      title={aclWords.editAssociations}
      description={words.about}
      submit={submit}
      submitText={common.save}
    >
      <Table
        header={
          <Header
            variant="h2"
            counter={`(${selected.length}/${subnets.length})`}
            description={acl.IsDefault ? words.stay : undefined}
          >
            {words.available}
          </Header>
        }
        items={subnets}
        loading={loading}
        trackBy="SubnetId"
        selectionType="multi"
        selectedItems={selected}
        isItemDisabled={(subnet) => mustStay(subnet.SubnetId)}
        onSelectionChange={({detail}) =>
          setChosen(new Set(detail.selectedItems.map((subnet) => subnet.SubnetId ?? '')))
        }
        ariaLabels={{
          selectionGroupLabel: words.available,
          allItemsSelectionLabel: () => words.selectAll,
          itemSelectionLabel: (_, subnet) => words.select(subnet.SubnetId ?? ''),
        }}
        empty={
          <Box textAlign="center">
            <b>{words.none}</b>
            <Box variant="p">{words.noneHint}</Box>
          </Box>
        }
        columnDefinitions={[
          {id: 'name', header: words.name, cell: (subnet) => nameOf(subnet.Tags) || '–'},
          {id: 'id', header: aclWords.subnetId, cell: (subnet) => subnet.SubnetId, isRowHeader: true},
          {
            id: 'acl',
            header: aclWords.associatedWith,
            cell: (subnet) => <IdLink id={now.get(subnet.SubnetId ?? '')?.acl} />,
          },
          {id: 'zone', header: aclWords.zone, cell: (subnet) => subnet.AvailabilityZone},
          {id: 'ipv4', header: 'IPv4 CIDR', cell: (subnet) => subnet.CidrBlock},
          {
            id: 'ipv6',
            header: 'IPv6 CIDR',
            cell: (subnet) => subnet.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock ?? '–',
          },
        ]}
      />
      <Container>
        <FormField label={words.selected} stretch>
          <TokenGroup
            items={selected.map((subnet) => ({
              label: titleOf(subnet.SubnetId ?? '', subnet.Tags),
              dismissLabel: words.dismiss(subnet.SubnetId ?? ''),
              disabled: mustStay(subnet.SubnetId),
            }))}
            onDismiss={({detail}) => {
              const gone = selected[detail.itemIndex]?.SubnetId;
              setChosen(new Set([...chosen].filter((subnet) => subnet !== gone)));
            }}
          />
        </FormField>
      </Container>
    </FormPage>
  );
}
