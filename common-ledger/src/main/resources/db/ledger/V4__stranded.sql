-- What a model has not made, looked for when it is gone.
create index work_of_model on ledger.work (kind, model) where state in ('QUEUED', 'FAILED');
