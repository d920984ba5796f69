// "Edit subnet associations": #/route-tables/rtb-1/edit-subnet-associations.
import {useState} from 'react';
import type {RouteTable} from '@aws-sdk/client-ec2';
import {useSubnets} from '../../resource/subnet-select';
import {useHome} from '../../resource/use-home';
import {associationsBy, idOf, isMain, subnetsOf, useTablesOfVpc} from './api';
import {associationChanges} from './association-changes';
import {Choice, EditAssociations} from './edit-associations';
import {subnetIdOf, useCurrentTableColumn, useSubnetColumns} from './subnet-columns';
import {useAssociationWords, useRouteTableWords} from './words';

export function EditSubnets({table}: {table: RouteTable}) {
  const words = useAssociationWords();
  const tableWords = useRouteTableWords();
  const home = useHome();
  const subnets = useSubnets(home, table.VpcId);
  const {data: tables = [], loading} = useTablesOfVpc(table.VpcId ?? '');
  const [chosen, setChosen] = useState(() => subnetsOf(table));
  const by = associationsBy(tables);
  const onlySubnets = new Map([...by].filter(([, {association}]) => association.SubnetId));
  const columns = useSubnetColumns();
  const current = useCurrentTableColumn(by, tables.find(isMain));
  return (
    <EditAssociations
      table={table}
      title={tableWords.actions.subnets}
      submitText={words.saveAssociations}
      savedText={words.savedSubnets(idOf(table))}
      changes={() => associationChanges(idOf(table), chosen, onlySubnets)}
      disabled={loading}
    >
      <Choice
        title={words.available}
        items={subnets.data ?? []}
        itemId={subnetIdOf}
        columns={[...columns, current]}
        loading={subnets.loading || loading}
        empty={words.none}
        chosen={chosen}
        choose={setChosen}
      />
    </EditAssociations>
  );
}
