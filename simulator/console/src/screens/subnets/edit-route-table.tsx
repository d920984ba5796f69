// "Edit route table association": another of the VPC's route tables.
import {useState} from 'react';
import FormField from '@cloudscape-design/components/form-field';
import {
  AssociateRouteTableCommand,
  DisassociateRouteTableCommand,
  ReplaceRouteTableAssociationCommand,
} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {useDescribed} from '../../api/use-described';
import {useCommonWords} from '../../resource/common-words';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {ResourceSelect} from '../../resource/resource-select';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {nameOf, titleOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {isMain} from '../route-tables/api';
import {RoutesTab} from '../route-tables/routes-tab';
import {routeTables, type ListedSubnet} from './listed-subnet';
import {useSubnetFormWords, useSubnetWords} from './words';

/// The main route table holds for subnets that have no association.
async function associate(home: Home, subnet: ListedSubnet, table: string, toMain: boolean): Promise<void> {
  const client = ec2(home);
  const AssociationId = subnet.tableAssociation;
  if (AssociationId === undefined)
    await client.send(new AssociateRouteTableCommand({SubnetId: subnet.SubnetId, RouteTableId: table}));
  else if (toMain) await client.send(new DisassociateRouteTableCommand({AssociationId}));
  else await client.send(new ReplaceRouteTableAssociationCommand({AssociationId, RouteTableId: table}));
}

interface Props {
  kind: Kind<ListedSubnet>;
  subnet: ListedSubnet;
}

export function EditRouteTable({kind, subnet}: Props) {
  const words = useSubnetFormWords();
  const subnetWords = useSubnetWords();
  const common = useCommonWords();
  const home = useHome();
  const saved = useSaved(kind.path);
  const id = subnet.SubnetId ?? '';
  const now = subnet.table?.RouteTableId ?? '';
  const [table, setTable] = useState(now);
  const {data, error} = useDescribed(() => routeTables(home, subnet.VpcId), [home, subnet.VpcId]);
  const chosen = data?.find((one) => one.RouteTableId === table);
  const submit = useSubmit<'table'>({
    fields: [[/RouteTable/i, 'table']],
    send: async () => {
      if (table !== now) await associate(home, subnet, table, chosen !== undefined && isMain(chosen));
    },
    done: () => saved(words.associated(titleOf(id, subnet.Tags)), id),
  });
  return (
    <FormPage kind={kind} id={id} title={subnetWords.editTable} submit={submit} submitText={common.save}>
      <FormSection title={words.tableSettings}>
        <FormField label={words.tableId} errorText={submit.errorAt('table')}>
          <ResourceSelect
            items={data}
            error={error}
            value={table}
            onChange={setTable}
            optionOf={(one) => ({
              id: one.RouteTableId,
              name: nameOf(one.Tags),
              description: isMain(one) ? subnetWords.main : undefined,
            })}
          />
        </FormField>
        {chosen && <RoutesTab table={chosen} />}
      </FormSection>
    </FormPage>
  );
}
