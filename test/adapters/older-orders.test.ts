import { expect, test } from 'vitest';
import { orderItem, orderOf } from '../../functions/adapters/dynamo-items.ts';
import { sampleOrder } from '../fakes/samples.ts';

test('an order that was stored before roles were kept has none', () => {
  const order = sampleOrder({ roles: ['admin'] });
  const { roles: _roles, ...older } = orderItem(order);
  expect(orderOf(order, older)).toEqual({ ...order, roles: [] });
});
