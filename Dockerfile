# One image per program: docker build --build-arg APP=accounting . (a folder of apps/ or tools/ with a dist/main.js)
ARG NODE_IMAGE=node:24-bookworm-slim

# Manifests alone, so that a change of sources installs nothing again.
FROM ${NODE_IMAGE} AS manifests
WORKDIR /kervan
COPY . .
RUN find . -type f ! -name package.json ! -name package-lock.json ! -name .npmrc -delete \
 && find . -type d -empty -delete

FROM ${NODE_IMAGE} AS build
WORKDIR /kervan
ENV CI=true NX_DAEMON=false
COPY --from=manifests /kervan ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY . .
RUN --mount=type=cache,target=/kervan/.nx \
    npx nx run-many -t build --projects='apps/*,tools/setup,tools/load' --output-style=static

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /kervan
COPY --from=manifests /kervan ./
# The workspaces' own packages come as they were built, not as links.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --omit=optional --ignore-scripts \
 && rm -rf node_modules/@kervan

FROM build AS program
ARG APP
RUN node infra/image/collect.mjs "${APP}" /collected

FROM ${NODE_IMAGE}
ARG APP
LABEL org.opencontainers.image.title="kervan ${APP}" org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production \
    NODE_OPTIONS="--enable-source-maps --disable-warning=TimeoutNegativeWarning --max-old-space-size=256 --max-semi-space-size=32" \
    HTTP_HOST=0.0.0.0 \
    HTTP_PORT=8080
# Where a volume belongs to the user of the program; nothing else is written to.
RUN install --directory --owner=10001 --group=10001 /data
COPY --link --from=dependencies /kervan/node_modules /kervan/node_modules
COPY --link --from=program /collected /kervan
WORKDIR /kervan/program
USER 10001:10001
EXPOSE 8080
CMD ["node", "dist/main.js"]
