// The subnets that a route table has: those associated with it, and those that have the main one for want of one.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type {RouteTable, Subnet} from '@aws-sdk/client-ec2';
import {ApiAlert} from '../../resource/api-alert';
import {useCommonWords} from '../../resource/common-words';
import {useSubnets} from '../../resource/subnet-select';
import {useHome} from '../../resource/use-home';
import {href} from '../../route';
import {associationsBy, idOf, useTablesOfVpc} from './api';
import {subnetIdOf, useSubnetColumns} from './subnet-columns';
import {useAssociationWords, useRouteTableWords} from './words';

interface ListProps {
  title: string;
  description?: string;
  empty: string;
  subnets: Subnet[];
  loading: boolean;
  edit: string;
}

function SubnetList({title, description, empty, subnets, loading, edit}: ListProps) {
  const words = useRouteTableWords();
  const common = useCommonWords();
  const columns = useSubnetColumns();
  return (
    <Table
      variant="embedded"
      loading={loading}
      loadingText={common.loading}
      items={subnets}
      trackBy={subnetIdOf}
      columnDefinitions={columns.map((column) => ({...column, sortingField: undefined, sortingComparator: undefined}))}
      ariaLabels={{tableLabel: title}}
      header={
        <Header
          variant="h3"
          counter={`(${subnets.length})`}
          description={description}
          actions={<Button href={edit}>{words.actions.subnets}</Button>}
        >
          {title}
        </Header>
      }
      empty={<Box textAlign="center">{empty}</Box>}
    />
  );
}

export function SubnetsTab({table}: {table: RouteTable}) {
  const words = useAssociationWords();
  const subnets = useSubnets(useHome(), table.VpcId);
  const tables = useTablesOfVpc(table.VpcId ?? '');
  const by = associationsBy(tables.data ?? []);
  const all = subnets.data ?? [];
  const own = all.filter((subnet) => idOf(by.get(subnetIdOf(subnet))?.table ?? {}) === idOf(table));
  const common = {
    loading: subnets.loading || tables.loading,
    edit: href('route-tables', idOf(table), 'edit-subnet-associations'),
  };
  return (
    <SpaceBetween size="l">
      <ApiAlert error={subnets.error ?? tables.error} />
      <SubnetList {...common} title={words.explicit} empty={words.noExplicit} subnets={own} />
      <SubnetList
        {...common}
        title={words.implicit}
        description={words.implicitHint}
        empty={words.noImplicit}
        subnets={all.filter((subnet) => !by.has(subnetIdOf(subnet)))}
      />
    </SpaceBetween>
  );
}
