with entry as (
    select account, direction, booked_on, amount, currency, row, count(*) over (partition by amount, currency) as alike from payments
    where account is not null and amount >= 90000 and booked_on between '2025-01-01' and '2025-12-31'
), pair as (
    select i.account as received_by, i.booked_on as received, o.account as paid_by, o.booked_on as paid, i.amount, i.currency, i.alike, i.row as credit, o.row as debit
    from entry i join entry o on i.amount = o.amount and i.currency = o.currency and abs(i.booked_on - o.booked_on) <= 2 and i.account <> o.account
    where i.direction = 'credit' and o.direction = 'debit'
)
select * from pair
where not exists (from payments where account = received_by and other_account = paid_by) and not exists (from payments where account = paid_by and other_account = received_by)
order by received, credit, paid, debit
