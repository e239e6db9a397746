/** Makes one thing a name and keeps it: an Intl formatter takes longer to make than to use a hundred times. */
export function perName<Thing>(make: (name: string) => Thing): (name: string) => Thing {
  const known = new Map<string, Thing>();
  return (name) => {
    const thing = known.get(name) ?? make(name);
    known.set(name, thing);
    return thing;
  };
}
