import assert from 'node:assert/strict';
import {test} from 'node:test';
import {useOfKey} from './terminal-keys';

function use(name: string, {escaped = false, selected = false} = {}) {
  const parts = name.split('+');
  const has = (modifier: string) => parts.includes(modifier);
  const key = {
    key: parts.at(-1) ?? '',
    ctrlKey: has('Ctrl'),
    shiftKey: has('Shift'),
    altKey: has('Alt'),
    metaKey: has('Meta'),
    type: 'keydown',
  };
  return useOfKey(key, {escaped, selected});
}

test('the focus leaves by Shift+Tab, and by Tab after Esc; Tab alone completes', () => {
  assert.equal(use('Tab'), 'shell');
  assert.equal(use('Shift+Tab'), 'browser');
  assert.equal(use('Tab', {escaped: true}), 'browser');
  assert.equal(use('Escape'), 'shell');
});

test('Ctrl+C copies what is selected, and is the shell’s where nothing is', () => {
  assert.equal(use('Ctrl+c'), 'shell');
  assert.equal(use('Ctrl+c', {selected: true}), 'copy');
  assert.equal(use('Ctrl+Shift+C'), 'copy');
  assert.equal(use('Meta+c', {selected: true}), 'shell'); // macOS copies by itself
});

test('Ctrl+V is the browser’s, which pastes', () => {
  assert.equal(use('Ctrl+v'), 'browser');
  assert.equal(use('Ctrl+Shift+V'), 'browser');
  assert.equal(use('v'), 'shell');
});

test('all other keys are the shell’s', () => {
  for (const key of ['a', 'Enter', 'ArrowUp', 'Ctrl+d', 'Ctrl+r', 'Alt+b', 'F5']) assert.equal(use(key), 'shell', key);
});
