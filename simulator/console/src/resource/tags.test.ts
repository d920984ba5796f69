import assert from 'node:assert/strict';
import {test} from 'node:test';
import {editedTags, nameOf, tagChanges, tagSpecifications, titleOf, withName} from './tags';

test('the name is a tag', () => {
  assert.equal(nameOf([{Key: 'Env', Value: 'test'}, {Key: 'Name', Value: 'shop'}]), 'shop');
  assert.equal(nameOf(undefined), '');
  assert.equal(titleOf('vpc-1', [{Key: 'Name', Value: 'shop'}]), 'vpc-1 / shop');
  assert.equal(titleOf('vpc-1', []), 'vpc-1');
  assert.deepEqual(withName([{key: 'Env', value: 'test'}], 'shop')[0], {key: 'Name', value: 'shop'});
  assert.deepEqual(withName([{key: 'Name', value: 'shop'}], ''), []);
});

test('the name comes first when tags are edited', () => {
  const edited = editedTags([{Key: 'Env', Value: 'test'}, {Key: 'Name', Value: 'shop'}]);
  assert.deepEqual(edited.map(({key}) => key), ['Name', 'Env']);
});

test('without tags nothing is said of them', () => {
  assert.equal(tagSpecifications('vpc', []), undefined);
  assert.equal(tagSpecifications('vpc', [{key: '', value: 'left over'}]), undefined);
  assert.deepEqual(tagSpecifications('vpc', [{key: 'Env', value: ''}]), [
    {ResourceType: 'vpc', Tags: [{Key: 'Env', Value: ''}]},
  ]);
});

test('only what differs is removed or set', () => {
  const before = [{key: 'Name', value: 'shop'}, {key: 'Env', value: 'test'}, {key: 'Old', value: ''}];
  const after = [{key: 'Name', value: 'shop'}, {key: 'Env', value: 'live'}, {key: 'New', value: '1'}];
  assert.deepEqual(tagChanges(before, after), {
    removed: [{Key: 'Old'}],
    set: [{Key: 'Env', Value: 'live'}, {Key: 'New', Value: '1'}],
  });
});
