import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';

/** Work that goes on while the service runs. */
export interface Loop {
  onApplicationBootstrap(): Promise<void> | void;
  beforeApplicationShutdown(): Promise<void>;
}

/** The loops of all sources: started together, stopped together. */
export class Loops implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly all: readonly Loop[]) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const loop of this.all) await loop.onApplicationBootstrap();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.all.map((loop) => loop.beforeApplicationShutdown()));
  }
}
