{{/* What a schema cannot say: values that do not fit each other. Each message names the value and the mend. */}}
{{- define "sujip.validate" -}}
{{- $kafka := .Values.kafka -}}
{{- if eq $kafka.mode "external" -}}
{{- if not $kafka.external.bootstrapServers -}}
{{- fail "kafka.mode is external and kafka.external.bootstrapServers is empty: list the brokers as host:port, with commas between" -}}
{{- end -}}
{{- if and $kafka.external.sasl.mechanism (not (and $kafka.external.sasl.username $kafka.external.sasl.existingSecret)) -}}
{{- fail (printf "kafka.external.sasl.mechanism is %s: set kafka.external.sasl.username, and kafka.external.sasl.existingSecret to a Secret with the password" $kafka.external.sasl.mechanism) -}}
{{- end -}}
{{- else if gt (int .Values.topic.replicationFactor) (int $kafka.replicas) -}}
{{- fail (printf "topic.replicationFactor is %d and kafka.replicas %d: a broker holds one copy at most; lower the one or raise the other" (int .Values.topic.replicationFactor) (int $kafka.replicas)) -}}
{{- end -}}
{{- if gt (int .Values.topic.minInsyncReplicas) (int .Values.topic.replicationFactor) -}}
{{- fail (printf "topic.minInsyncReplicas is %d and topic.replicationFactor %d: no record could ever be acknowledged; lower topic.minInsyncReplicas" (int .Values.topic.minInsyncReplicas) (int .Values.topic.replicationFactor)) -}}
{{- end -}}
{{- if and .Values.httpRoute.enabled (not .Values.httpRoute.parentRefs) -}}
{{- fail "httpRoute.enabled is true and httpRoute.parentRefs is empty: name the Gateway, such as httpRoute.parentRefs[0].name=public" -}}
{{- end -}}
{{- if and .Values.ingress.tls.enabled (not .Values.ingress.tls.secretName) -}}
{{- fail "ingress.tls.enabled is true and ingress.tls.secretName is empty: name the Secret with tls.crt and tls.key" -}}
{{- end -}}
{{- $scaling := .Values.ingestApi.autoscaling -}}
{{- if and $scaling.enabled (gt (int $scaling.minReplicas) (int $scaling.maxReplicas)) -}}
{{- fail (printf "ingestApi.autoscaling.minReplicas is %d and maxReplicas %d: raise maxReplicas" (int $scaling.minReplicas) (int $scaling.maxReplicas)) -}}
{{- end -}}
{{- end -}}
