"""check_schema.py SCHEMA FILE...: whether each YAML file follows the JSON Schema."""
import sys

import jsonschema
import yaml


def main(schema_file, *files):
    schema = yaml.safe_load(open(schema_file))
    validator_class = jsonschema.validators.validator_for(schema)
    validator_class.check_schema(schema)
    validator = validator_class(schema)
    failed = False
    for file in files:
        for error in validator.iter_errors(yaml.safe_load(open(file))):
            print(f"{file}: {'/'.join(map(str, error.absolute_path))}: {error.message}", file=sys.stderr)
            failed = True
    return failed


sys.exit(main(*sys.argv[1:]))
