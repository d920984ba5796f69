// "Additional packet header configurations": addresses and ports that the packet is to have at one end.
import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import {isPortRange, type HeaderFields} from './path-request';
import {usePathWords} from './path-words';

interface Props {
  header: HeaderFields;
  change(header: HeaderFields): void;
  without?: 'destination'; ///< the destination's address, where it is said elsewhere
  errorText?: string; ///< of the API, which may be about any of them
}

export function HeaderFieldsEditor({header, change, without, errorText}: Props) {
  const words = usePathWords();
  const field = (key: keyof HeaderFields, label: string, placeholder: string, isPorts: boolean) => (
    <FormField
      label={label}
      constraintText={isPorts ? words.portHint : undefined}
      errorText={isPorts && !isPortRange(header[key]) ? words.badPort : undefined}
    >
      <Input
        value={header[key]}
        placeholder={placeholder}
        onChange={({detail}) => change({...header, [key]: detail.value})}
      />
    </FormField>
  );
  return (
    <>
      <ColumnLayout columns={2}>
        {field('sourceAddress', words.sourceIp, '10.0.1.62', false)}
        {field('sourcePorts', words.sourcePort, '1024-65535', true)}
        {without !== 'destination' && field('destinationAddress', words.destinationIp, '10.1.1.41', false)}
        {field('destinationPorts', words.destinationPort, '22', true)}
      </ColumnLayout>
      {errorText && <Box color="text-status-error">{errorText}</Box>}
    </>
  );
}
