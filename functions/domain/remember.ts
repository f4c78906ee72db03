/** `make`, which has to be pure, with its last `count` different answers kept. */
export function remember<Key, Value>(count: number, make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, { readonly value: Value }>();
  return (key) => {
    const entry = known.get(key) ?? { value: make(key) };
    // What was asked for last is deleted last.
    known.delete(key);
    known.set(key, entry);
    if (known.size > count) known.delete(known.keys().next().value as Key);
    return entry.value;
  };
}
