import { identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Command, Commands, Endpoint, pageRequest, type PageRequest } from '@kervan/service';
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { changeIdentity } from './change-identity.js';
import {
  EmployeeChange,
  EmployeePage,
  IdentifiedEmployeeView,
  Leave,
  NewEmployee,
} from './employees.schema.js';
import { hireEmployee } from './hire-employee.js';
import { leaveCompany } from './leave-company.js';
import { listEmployees, readEmployee } from './read-employees.js';

@Controller('api/employees')
export class EmployeesController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Post()
  @Command({
    summary: 'Takes an employee in; repeating the request changes nothing.',
    returns: IdentifiedEmployeeView,
    status: 201,
  })
  hire(@Body({ schema: NewEmployee }) employee: NewEmployee): Promise<IdentifiedEmployeeView> {
    return this.commands.run({
      work: (tx) => hireEmployee(tx, employee),
      answer: (db) => readEmployee(db, employee.employeeNo),
    });
  }

  @Patch(':employeeNo')
  @Command({
    summary: 'Replaces or erases who an employee is.',
    returns: IdentifiedEmployeeView,
  })
  identify(
    @Param('employeeNo', { schema: identifier }) employeeNo: string,
    @Body({ schema: EmployeeChange }) { identity }: EmployeeChange,
  ): Promise<IdentifiedEmployeeView> {
    return this.commands.run({
      work: (tx, precondition) => changeIdentity(tx, precondition, { employeeNo, identity }),
      answer: (db) => readEmployee(db, employeeNo),
    });
  }

  @Post(':employeeNo/leave')
  @Command({ summary: 'Notes the last day of an employee.', returns: IdentifiedEmployeeView })
  leave(
    @Param('employeeNo', { schema: identifier }) employeeNo: string,
    @Body({ schema: Leave }) { endDate }: Leave,
  ): Promise<IdentifiedEmployeeView> {
    return this.commands.run({
      work: (tx, precondition) => leaveCompany(tx, precondition, { employeeNo, endDate }),
      answer: (db) => readEmployee(db, employeeNo),
    });
  }

  @Get()
  @Endpoint({ summary: 'Employees by number, without who they are.', returns: EmployeePage })
  list(@Query({ schema: pageRequest }) page: PageRequest): Promise<EmployeePage> {
    return this.work.run(({ db }) => listEmployees(db, page));
  }

  @Get(':employeeNo')
  @Endpoint({ summary: 'An employee, and who it is.', returns: IdentifiedEmployeeView })
  get(@Param('employeeNo', { schema: identifier }) employeeNo: string): Promise<IdentifiedEmployeeView> {
    return this.work.run(({ db }) => readEmployee(db, employeeNo));
  }
}
