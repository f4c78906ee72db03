/** What `make` gives, made when it is first asked for: not every start of a function needs it. */
export function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A pattern, made likewise: one with classes such as `\p{L}` takes V8 a tenth of a millisecond, and there are hundreds. */
export function lazyPattern(source: string, flags: string): () => RegExp {
  return lazy(() => new RegExp(source, flags));
}
