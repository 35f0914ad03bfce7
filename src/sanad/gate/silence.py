# SPDX-License-Identifier: Apache-2.0
"""What the framework would tell others of a request: nothing, whatever stands in the environment.

FastAPI 0.165 can send traces, failed values and stack traces to an address that variables of the environment name. Requests here hold evidence.
"""

from fastapi.telemetry import TelemetryConfig

SILENT: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}
"""For every `FastAPI(telemetry=…)`."""
