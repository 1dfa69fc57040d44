import { Kafka } from 'kafkajs';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { KervanError } from '@kervan/contracts';

export enum Colour {
  Red,
}

export const home = process.env['HOME'];
export const cast = JSON.parse('1') as number;
export const silenced: any = [Kafka, Client, DataSource, KervanError];

export default silenced;
