import type { ServiceDefinition } from '@kervan/service';
import type { Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { PATTERN_EXTRAS_METADATA } from '@nestjs/microservices/constants.js';
import { z } from 'zod';

/** What `@OnEvent` leaves on a method. */
const Handler = z.object({ subscription: z.object({ contract: z.object({ topic: z.string() }) }) });

const Classes = z
  .array(z.custom<Type>((value) => typeof value === 'function'))
  .optional()
  .transform((classes) => classes ?? []);

/** The topics that the handlers of a service subscribe to, in order of their names. */
export function subscriptionsOf({ module }: ServiceDefinition): readonly string[] {
  return [...new Set(controllersOf(module).flatMap(topicsOf))].sort();
}

function controllersOf(module: Type): Type[] {
  const listed = (key: string): Type[] => Classes.parse(Reflect.getMetadata(key, module));
  return [...listed(MODULE_METADATA.CONTROLLERS), ...listed(MODULE_METADATA.IMPORTS).flatMap(controllersOf)];
}

function topicsOf(controller: Type): string[] {
  const prototype: unknown = controller.prototype;
  const properties = Object.values(Object.getOwnPropertyDescriptors(prototype));
  return properties.map(({ value }): unknown => value).flatMap(topicOf);
}

function topicOf(method: unknown): string[] {
  if (typeof method !== 'function') return [];
  const handler = Handler.safeParse(Reflect.getMetadata(PATTERN_EXTRAS_METADATA, method));
  return handler.success ? [handler.data.subscription.contract.topic] : [];
}
