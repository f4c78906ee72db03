import { isSameQuantity, type Quantity } from '../quantities.ts';

/** Fractions are rounded: a third is 33 %. */
const percentTolerance = 0.6;

/** Whether two numbers say the same, in whatever unit, rounded as such numbers are. */
export function isEqual(known: Quantity, claimed: Quantity): boolean {
  if (isSameQuantity(known, claimed) || (isTime(known) && isTime(claimed) && isAboutAsLong(known, claimed)))
    return true;
  if (isFortnight(known, claimed) || isFortnight(claimed, known)) return true;
  // "Compressor two" is the second compressor, and 70 cents are 0.70 of whatever has cents.
  if (known.dimension === 'place' || claimed.dimension === 'place') {
    return known.value === claimed.value && (known.dimension === 'count' || claimed.dimension === 'count');
  }
  // Degrees are of the scale that the other names.
  if ([known, claimed].some(({ dimension }) => dimension === 'degrees')) {
    return (
      known.amount === claimed.amount &&
      [known, claimed].some(({ dimension }) => /^(?:celsius|fahrenheit)$/.test(dimension))
    );
  }
  if (claimed.dimension === 'cents' || known.dimension === 'cents') return isSameMoney(known, claimed);
  if (isConverted(known, claimed)) return true;
  const areShares = known.dimension === 'percent' && claimed.dimension === 'percent';
  return areShares && (known.isLoose === true || claimed.isLoose === true)
    ? Math.abs(known.value - claimed.value) <= Math.min(percentTolerance, 0.2 * Math.max(known.value, claimed.value))
    : false;
}

function isSameMoney(left: Quantity, right: Quantity): boolean {
  const [cents, whole] = left.dimension === 'cents' ? [left, right] : [right, left];
  return ['dollars', 'euros', 'pounds'].includes(whole.dimension) && Math.abs(cents.value / 100 - whole.value) < 1e-9;
}

/** "Quinze jours" are two weeks, and "acht Tage" one. */
function isFortnight(left: Quantity, right: Quantity): boolean {
  const days = new Map([
    [15, 14],
    [8, 7],
  ]).get(left.amount);
  return (
    days !== undefined &&
    /jours|d[ií]as|Tage/i.test(left.text) &&
    /semaine|semana|Woche/i.test(right.text) &&
    right.value === days * 86_400
  );
}

/** Inches, feet, miles, pounds, ounces and the like in base units: what is converted from them is rounded. */
const imperial = [0.0254, 0.3048, 1_609.344, 453.592_37, 28.349_523, 6_894.757, 4_046.856, 2_589_988, 0.092_903];
const conversionTolerance = 0.02;

function isConverted(left: Quantity, right: Quantity): boolean {
  const [celsius, fahrenheit] = left.dimension === 'celsius' ? [left, right] : [right, left];
  if (celsius.dimension === 'celsius' && fahrenheit.dimension === 'fahrenheit') {
    return Math.abs(celsius.value * 1.8 + 32 - fahrenheit.value) < 1;
  }
  if (left.dimension !== right.dimension || left.dimension === 'count' || isImperial(left) === isImperial(right))
    return false;
  return Math.abs(left.value / right.value - 1) <= conversionTolerance;
}

function isImperial({ value, amount }: Quantity): boolean {
  return imperial.some((factor) => Math.abs(value / amount / factor - 1) < 1e-6);
}

const secondsAMonth = 30.4 * 86_400;
const monthTolerance = 0.08;

/** Twelve weeks are three months. */
function isAboutAsLong(left: Quantity, right: Quantity): boolean {
  if (left.dimension === right.dimension) return false;
  const [months, seconds] = left.dimension === 'months' ? [left.value, right.value] : [right.value, left.value];
  return Math.abs(seconds / secondsAMonth / months - 1) < monthTolerance;
}

/** Durations of either base unit: seconds and months have none in common. */
export function isTime({ dimension }: Quantity): boolean {
  return dimension === 'time' || dimension === 'months';
}
