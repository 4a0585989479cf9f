# syncd in a container: docs/deploy.md, "In a container". The build needs no secret, and the image holds none.

FROM python:3.11-slim-bookworm AS build
WORKDIR /src
# What changes seldom comes first: the dependencies, each held to its hash.
COPY requirements/run.lock requirements/run.lock
RUN python -m venv /opt/syncd \
    && /opt/syncd/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements/run.lock
COPY pyproject.toml README.md LICENSE ./
COPY syncd syncd
COPY connectors connectors
COPY mappings mappings
RUN /opt/syncd/bin/pip install --no-cache-dir --no-build-isolation --no-deps .

FROM python:3.11-slim-bookworm
# A user of its own, who may write the store's folder and nothing else.
RUN useradd --system --uid 10001 --no-create-home --home-dir /var/lib/syncd syncd \
    && install -d -m 700 -o syncd -g syncd /var/lib/syncd
COPY --from=build /opt/syncd /opt/syncd
ENV PATH=/opt/syncd/bin:$PATH \
    SYNCD_CONFIG=/etc/syncd/syncd.toml
USER 10001
WORKDIR /var/lib/syncd
VOLUME /var/lib/syncd
# Whether the config is right and the store answers.
HEALTHCHECK --interval=5m --timeout=30s --start-period=5m CMD ["syncd", "status", "--json"]
CMD ["syncd", "run"]
