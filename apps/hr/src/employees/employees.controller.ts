import { businessDay, identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Endpoint, pageRequest, type PageRequest } from '@kervan/service';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { OnRequest } from '../assignments/assignments.schema.js';
import { CommissionPage } from '../commissions/commissions.schema.js';
import { readCommissions } from '../commissions/read-commissions.js';
import { EmployeePage, EmployeeView } from './employees.schema.js';
import { readEmployee, readEmployees } from './read-employees.js';

@Controller('api/employees')
export class EmployeesController {
  constructor(private readonly work: UnitOfWork) {}

  @Get()
  @Endpoint({ summary: 'Employees by number.', returns: EmployeePage })
  list(@Query({ schema: pageRequest }) request: PageRequest): Promise<EmployeePage> {
    return this.work.run(({ db }) => readEmployees(db, request));
  }

  @Get(':employeeNo')
  @Endpoint({ summary: 'An employee, and the accounts they serve on a day.', returns: EmployeeView })
  get(
    @Param('employeeNo', { schema: identifier }) employeeNo: string,
    @Query({ schema: OnRequest }) { on = businessDay() }: OnRequest,
  ): Promise<EmployeeView> {
    return this.work.run(({ db }) => readEmployee(db, employeeNo, on));
  }

  @Get(':employeeNo/commissions')
  @Endpoint({
    summary: 'What an employee earned and what was taken back, with its sums.',
    returns: CommissionPage,
  })
  commissions(
    @Param('employeeNo', { schema: identifier }) employeeNo: string,
    @Query({ schema: pageRequest }) request: PageRequest,
  ): Promise<CommissionPage> {
    return this.work.run(({ db }) => readCommissions(db, employeeNo, request));
  }
}
