/** A claim without the names of currencies that `places` has too: "Swiss francs" are CHF. */
export function withoutCurrencies(claim: string, places: string): string {
  return claim.replaceAll(
    /\b(\p{Lu}\p{L}+)(?= (?:francs?|dollars?|pounds?|yen|kron\p{L}+|zlotys?|rupees?|yuan|Franken)\b)/gu,
    (written) => (currencies.get(written.toLowerCase())?.test(places) === true ? ' '.repeat(written.length) : written),
  );
}

/** Whose money it is, by the signs that stand for it. */
const currencies: ReadonlyMap<string, RegExp> = new Map([
  ['swiss', /\bCHF|\bSFr|\bFr\./],
  ['us', /\bUSD|\$|dollar/i],
  ['american', /\bUSD|\$|dollar/i],
  ['british', /\bGBP|£|sterling/i],
  ['japanese', /\bJPY|¥/],
  ['swedish', /\bSEK/],
  ['norwegian', /\bNOK/],
  ['danish', /\bDKK/],
  ['polish', /\bPLN|zł/],
  ['indian', /\bINR|₹/],
  ['chinese', /\bCNY|\bRMB/],
  ['canadian', /\bCAD|\bC\$/],
  ['australian', /\bAUD|\bA\$/],
  ['schweizer', /\bCHF|\bFr\./],
]);
