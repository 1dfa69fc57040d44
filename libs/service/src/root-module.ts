import { Module, type DynamicModule, type InjectionToken, type Type } from '@nestjs/common';

/** The application's module among the providers that every service has, injectable everywhere. */
@Module({})
export class RootModule {
  static of(
    application: Type,
    values: ReadonlyMap<InjectionToken, unknown>,
    controllers: Type[],
  ): DynamicModule {
    return {
      module: RootModule,
      global: true,
      imports: [application],
      controllers,
      providers: [...values].map(([provide, useValue]) => ({ provide, useValue })),
      exports: [...values.keys()],
    };
  }
}
