import type { Random } from './random.ts';

const FIRST = (
  'Ada Adil Aiko Alba Aldo Amara Anouk Aron Aya Bashir Bea Ben Bruno Cas Chiara Cleo Dara Dario Dmitri Edda Eli Elif Emre Esi Eva Fatou Femke ' +
  'Finn Gita Goran Hana Hugo Ida Ilse Imran Ines Iris Ivo Jana Jun Kaya Kofi Lars Lena Lina Lou Maja Mara Mats Mina Nadia Nico Nour Olga Oskar ' +
  'Paula Pau Pim Quinn Rafa Ravi Remy Rosa Sami Sena Silke Sofie Stan Tarik Tess Theo Timo Uma Vera Vito Wilma Wout Xenia Yara Yusuf Zeno Zoë'
).split(' ');

const LETTERS = [...'ABCDEFGHJKLMNOPRSTUVWZ'];

/** A customer as the desk shows them: first name and initial. */
export function customerName(random: Random): string {
  return `${random.pick(FIRST)} ${random.pick(LETTERS)}.`;
}

/** An address that nobody can be reached at. */
export function customerEmail(name: string, number: number): string {
  return `${name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()}${number}@mail.example`;
}
