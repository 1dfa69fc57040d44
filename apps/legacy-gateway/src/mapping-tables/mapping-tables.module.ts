import { Module } from '@nestjs/common';
import { MappingOperations } from './mapping-operations.js';

@Module({ controllers: [MappingOperations] })
export class MappingTablesModule {}
